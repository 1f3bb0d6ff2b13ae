import io.github.ishardening.oracle.CentralBundle
import io.github.ishardening.oracle.Command
import io.github.ishardening.oracle.SigningKey

def home = basedir.toPath()
def git = { String... arguments -> Command.run(home, ['git'] + (arguments as List)).output().trim() }

def tag = git('tag')
assert tag ==~ /v\d+\.\d+\.\d+/
def version = tag.substring(1)
assert git('log', '--format=%s').readLines() == ["Go on after $tag", "Release $tag", 'As it is']*.toString()
assert git('show', "$tag:pom.xml").contains("<version>$version</version>")
assert git('show', "$tag:pom.xml").contains("<tag>$tag</tag>")
assert new File(basedir, 'pom.xml').text.contains('-SNAPSHOT</version>')

CentralBundle.of(home.resolve('target/checkout/target/central-publishing/central-bundle.zip'))
        .holds('io.github.ishardening', 'is-hardening-maven-plugin', version)
        .isDescribed()
        .isSignedBy(SigningKey.read(home.resolve('secret.asc')))
