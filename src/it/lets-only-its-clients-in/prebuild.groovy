import io.github.ishardening.oracle.OpenSsl
import java.nio.file.Files

def certificates = new OpenSsl(Files.createDirectories(basedir.toPath().resolve('certificates')))
certificates.selfSigned('client')
certificates.selfSigned('partner')
true
