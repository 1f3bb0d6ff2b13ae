import io.github.ishardening.oracle.CarbonServer
import io.github.ishardening.oracle.HardenedZip
import io.github.ishardening.oracle.StoredPassword

def base = basedir.toPath()
def keys = base.resolve('keys')
def lock = keys.resolve('keys.lock').toFile().readLines()
assert lock.count { it.startsWith('encryption-key ') } == 1
assert lock.count { it ==~ /new-server [0-9-]+ password-hashing.*/ } == 1
assert base.resolve('build.log').toFile().text.count(': new key;') == 4
def password = HardenedZip.secrets(keys).getProperty('admin.password')

for (generation in ['old': '4.7.1', 'new': '4.10.32']) {
    def (folder, version) = [generation.key, generation.value]
    def home = new HardenedZip(base.resolve("target/$folder/wso2carbon-core-${version}-hardened.zip"))
            .unpackTo(base.resolve("target/$folder/unpacked"))
    CarbonServer.start(home, HardenedZip.secrets(keys).getProperty('internal.password')).close()
    assert StoredPassword.of(home, 'admin').isPbkdf2Of(password)
}
