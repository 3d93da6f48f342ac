String log = new File(basedir, 'build.log').text
String second = log.substring(log.lastIndexOf('Scanning for projects'))
assert new File(basedir, 'target/generated-sources/dl/narrow/Curve.java').text.contains('[3]')
assert new File(basedir, 'target/generated-sources/dl/wide/Curve.java').text.contains('[64]')
assert new File(basedir, 'target/generated-sources/variants/Line.java').isFile()
// neither execution takes what the other wrote for stale
assert second.count('models are up to date: 1') == 3
assert !second.contains('removed')
assert !second.contains('wrote')
return true
