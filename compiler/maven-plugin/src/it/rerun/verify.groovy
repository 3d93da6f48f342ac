File log = new File(basedir, 'build.log')
String second = log.text.substring(log.text.lastIndexOf('Scanning for projects'))
File marker = new File(basedir, 'src/main/marker.txt')
assert marker.isFile()
['generated-sources/dl/Line.java', 'generated-sources/dl/Curve.java', 'classes/Line.class', 'dlc/generate/default.txt'].each {
    File file = new File(basedir, "target/$it")
    assert file.isFile()
    assert file.lastModified() < marker.lastModified()
}
assert second.contains('models are up to date: 3')
assert !second.contains('wrote ')
// the folder is compiled though nothing was written to it: otherwise javac would not find what App needs
assert second.contains('Nothing to compile - all classes are up to date')
assert second.contains('BUILD SUCCESS')
return true
