def log = new File(basedir, 'build.log').text
assert log.count(': new key;') == 4
assert log.count(': up to date;') == 16

def keys = new File(basedir, 'keys')
def locked = new File(keys, 'keys.lock').readLines().collect { it.tokenize().first() }
for (role in ['ca', 'primary', 'internal', 'tls']) {
    assert new File(keys, "${role}.p12").file
    assert new File(keys, "certificates/${role}.pem").file
    assert locked.count(role) == 1
}
assert !log.contains('validation issues were detected')
