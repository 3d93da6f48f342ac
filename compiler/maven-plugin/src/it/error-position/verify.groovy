String log = new File(basedir, 'build.log').text
String file = new File(basedir, 'src/main/dl/curve.dl').path
// told where it happens, with the line of the file, ...
assert log.contains("[ERROR] $file [7:37]: error[DL0202]: ")
assert log.contains('7 |   network { out = x -> hidden(3) -> dence(1) }')
// ... and at the end as javac's errors are, which IDEs link
assert log.contains('the models have 2 errors')
assert log.contains("$file:[7,37] error[DL0202]: ")
assert log.contains("$file:[8,22] error[DL0201]: ")
assert log.contains('MojoFailureException')
// nothing half done
assert !new File(basedir, 'target/generated-sources/dl/Line.java').exists()
return true
