String log = new File(basedir, 'build.log').text
assert log.contains('wrote target/generated-sources/dl/com/shop/Kinds.java')
assert log.contains('wrote target/generated-test-sources/dl/com/shop/Probe.java')
assert log.contains('compiled 2 of 2 models\' files')
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert new File(basedir, 'target/clean-build-1.jar').isFile()
assert !new File(basedir, 'target/classes/com/shop/Probe.class').exists()
return true
