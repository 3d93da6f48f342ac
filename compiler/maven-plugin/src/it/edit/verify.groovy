File log = new File(basedir, 'build.log')
String second = log.text.substring(log.text.lastIndexOf('Scanning for projects'))
assert second.contains('wrote target/generated-sources/dl/Line.java')
assert !second.contains('wrote target/generated-sources/dl/Curve.java')
assert second.contains("compiled 1 of 3 models' files")
assert new File(basedir, 'target/generated-sources/dl/Line.java').text.contains('tanh')
return true
