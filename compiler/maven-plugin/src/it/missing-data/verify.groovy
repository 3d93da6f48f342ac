String log = new File(basedir, 'build.log').text
assert log.contains('MojoFailureException')
assert log.contains('the training of Kinds failed:')
assert log.contains('src/main/dl/kinds.dl:8:11: ')
assert log.contains('kinds.csv: there is no such file')
assert !new File(basedir, 'target/classes/Kinds.safetensors').exists()
return true
