String log = new File(basedir, 'build.log').text
String second = log.substring(log.lastIndexOf('Scanning for projects'))
assert log.contains('Using the MultiThreadedBuilder implementation with a thread count of 2')
// Maven warns of goals that are not thread-safe
assert !log.contains('not marked as thread-safe')
List sources = ['one', 'two', 'three', 'four'].collect { new File(basedir, "$it/target/generated-sources/dl/Line.java").text }
assert sources.toSet().size() == 1
assert second.count('models are up to date: 1') == 4
return true
