import io.github.ishardening.oracle.Command
import io.github.ishardening.oracle.SigningKey
import java.nio.file.Files

// The plugin itself is what is released, from a repository of its own, in which its classes are, to save the time to compile them.
def home = basedir.toPath()
['pom.xml', '.mvn', 'src/main', 'target/classes'].each { name ->
    def from = home.resolve('../../..').resolve(name)
    Files.walk(from).withCloseable { files ->
        files.forEach {
            def to = home.resolve(name).resolve(from.relativize(it).toString())
            Files.createDirectories(to.parent)
            if (!Files.isDirectory(it)) Files.copy(it, to)
        }
    }
}
// While a version is released, this test runs too; only a snapshot can be.
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text.replaceFirst(/(?m)^  <version>(\d+\.\d+\.\d+)<\/version>$/, '  <version>$1-SNAPSHOT</version>')
SigningKey.make(home.resolve('secret.asc'), 'of a key for this test')

def skipped = ['maven.main.skip', 'maven.test.skip', 'spotless.check.skip', 'invoker.skip', 'skipUpload'].collect { "-D$it" }
new File(basedir, 'test.properties') << "arguments = -Dgpg.keyFilePath=${home.resolve('secret.asc')} ${skipped.join(' ')}\n"

new File(basedir, '.gitignore').text = '/*\n!/pom.xml\n!/.mvn\n!/src\n!/target\n/target/*\n!/target/classes\n'
[
    ['init', '--quiet'],
    ['config', 'user.name', 'Test'],
    ['config', 'user.email', 'test@example.com'],
    ['config', 'commit.gpgSign', 'false'],
    ['config', 'tag.gpgSign', 'false'],
    ['add', '.'],
    ['commit', '--quiet', '--message', 'As it is'],
].each {
    def git = Command.run(home, ['git'] + it)
    assert git.exitCode() == 0, git.output()
}
true
