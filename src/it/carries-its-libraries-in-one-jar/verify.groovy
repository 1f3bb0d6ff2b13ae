import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper
import java.util.zip.ZipFile

assert new File(basedir, 'build.log').text.contains('is-hardening:verify-server')

def folder = new File(localRepositoryPath, "io/github/ishardening/is-hardening-maven-plugin/$pluginVersion")
def file = { end -> new File(folder, "is-hardening-maven-plugin-$pluginVersion$end") }

def pom = new XmlSlurper().parse(file('.pom'))
assert pom.packaging == 'maven-plugin'
assert pom.prerequisites.maven == '3.6.3'
assert pom.dependencies.isEmpty()

new ZipFile(file('.jar')).withCloseable { jar ->
    def names = jar.entries().collect { it.name }
    def text = { name -> jar.getInputStream(jar.getEntry(name)).getText('UTF-8') }

    assert names.findAll { it ==~ $/META-INF/[^/]+\.(SF|DSA|RSA|EC)/$ } == []
    assert names.findAll { it.endsWith('module-info.class') || it.startsWith('META-INF/versions/') } == []
    assert names.findAll { it.startsWith('META-INF/services/') } == []
    assert !text('META-INF/MANIFEST.MF').contains('Digest')
    assert text('META-INF/LICENSE').contains('Apache License')

    // Three tell what is in it: the SBOM, the descriptions of Maven and the licences. They tell the same.
    def sbom = text('META-INF/sbom/application.cdx.json')
    assert sbom == file('-cyclonedx.json').getText('UTF-8')
    def parts = new JsonSlurper().parseText(sbom).components.collect { "$it.group:$it.name:$it.version".toString() } as Set
    def described = names.findAll { it ==~ $/META-INF/maven/.+/pom\.properties/$ }.collect {
        def properties = new Properties()
        properties.load(new StringReader(text(it)))
        "$properties.groupId:$properties.artifactId:$properties.version".toString()
    } as Set
    assert described == parts + "io.github.ishardening:is-hardening-maven-plugin:$pluginVersion".toString()
    def licensed = names.findAll { it ==~ $/META-INF/licenses/[^/]+/.*LICENSE.*/$ }.collect { it.split('/')[2] } as Set
    assert licensed == parts.collect { it.split(':')[1] } as Set

    def packages = names.findAll { it.endsWith('.class') }.collect { it.split('/')[0..1].join('.') } as Set
    assert packages == ['com.fasterxml', 'io.github', 'org.apache', 'org.bouncycastle', 'org.snakeyaml', 'org.tomlj'] as Set
}
