import java.util.jar.JarFile

String log = new File(basedir, 'build.log').text
assert log.contains('training org.example.Iris')
assert log.contains('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0')
JarFile jar = new JarFile(new File(basedir, 'target/flowers-1.jar'))
boolean whole = ['Iris.class', 'Iris.safetensors'].every { jar.getEntry("org/example/$it") != null }
jar.close()
assert whole
return true
