def log = new File(basedir, 'build.log').text
[
        '<hostname>: is empty. Set a value, or remove it.',
        "<tls>: isn't a parameter of this plugin. Did you mean <keystores><tls>?",
        "<is-hardening.failon>: isn't a property of this plugin. Did you mean <is-hardening.failOn>?",
        '<controls><settings><hstsMaxAge>: must be a whole number, but is a year.',
        '<deployment><existing>: must be true or false, but is ja.',
        "<deployment><portoffset>: isn't a parameter of this plugin. Did you mean <portOffset>?"
                + ' https://ishardening.github.io/is-hardening-maven-plugin/parameters.html#deployment describes the elements.',
        'is-hardening.ephemeral: must be true or false, but is 1.',
        '<frozen>: must be true or false, but is yes.',
        '<keystores><tls><validity>: is empty. Set a value, or remove it.',
        "<superAdmin><username>: contains \${undefined}, which Maven can't resolve. Define the property.",
].each { assert log.contains(it) : it }
assert log.contains('MojoFailureException')
// Maven 4 makes target itself.
assert !new File(basedir, 'target/is-hardening').exists()
assert !new File(basedir, 'keys').exists()
