File log = new File(basedir, 'build.log')
String second = log.text.substring(log.text.lastIndexOf('Scanning for projects'))
assert second.contains('wrote target/generated-sources/dl/Straight.java')
assert second.contains('removed target/generated-sources/dl/Line.java')
assert !new File(basedir, 'target/generated-sources/dl/Line.java').exists()
assert !new File(basedir, 'target/classes/Line.class').exists()
assert new File(basedir, 'target/classes/Straight.class').isFile()
return true
