import java.util.jar.JarFile

List builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
int count = builds.size()
assert count == 3

// the first build trains and checks, with the vector module and the configured param
assert builds[0].contains('training com.shop.Kinds')
assert builds[0].contains('kernels: vector')
assert !builds[0].contains('Using incubator modules')
assert builds[0].contains('Line names no data: not trained')
assert builds[0].contains('wrote target/classes/com/shop/Kinds.safetensors')
assert builds[0].contains('checking com.shop.Kinds')
assert builds[0] =~ /scores.dense.weight .* error .* ok/
assert !builds[0].contains('learnt by heart')
assert builds[0].contains('Tests run: 1, Failures: 0')
assert new File(basedir, 'target/generated-sources/dl/com/shop/Kinds.java').text.contains('[6, 2]')

// the second has nothing to do
assert builds[1].contains('com.shop.Kinds is trained already: nothing has changed for it')
assert builds[1].contains('com.shop.Kinds has passed already: nothing has changed for it')
assert !builds[1].contains('wrote ')
assert builds[1].contains('BUILD SUCCESS')

// other data train anew
assert builds[2].contains('training com.shop.Kinds')
assert builds[2].contains('44 samples')
assert builds[2].contains('checking com.shop.Kinds')
assert builds[2].contains('Line has passed already')

File run = new File(basedir, 'target/dlc/runs/com/shop/Kinds')
assert new File(run, 'report.html').isFile()
JarFile jar = new JarFile(new File(basedir, 'target/train-1.jar'))
assert jar.getInputStream(jar.getEntry('com/shop/Kinds.safetensors')).bytes == new File(run, 'best.safetensors').bytes
jar.close()
return true
