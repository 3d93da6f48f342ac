// The files that README.md tells a new user to copy; the pom and the test are those that it shows.
File root = new File(basedir, '../../../../..').canonicalFile
File models = new File(basedir, 'src/main/dl/org/example')
assert models.mkdirs()
['iris.dl', 'iris.csv'].each { new File(models, it).bytes = new File(root, "samples/iris/$it").bytes }
String readme = new File(root, 'README.md').text
['pom.xml', 'src/test/java/org/example/IrisTest.java'].each {
    boolean shown = readme.contains('\n' + new File(basedir, it).text + '```')
    assert shown : "README.md does not show the new user's $it"
}
assert new File(basedir, 'pom.xml').readLines().size() <= 40
return true
