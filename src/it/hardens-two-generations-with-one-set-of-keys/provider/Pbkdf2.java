import java.security.GeneralSecurityException;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.wso2.carbon.user.core.exceptions.HashProviderException;
import org.wso2.carbon.user.core.hash.HashProvider;
import org.wso2.carbon.user.core.hash.HashProviderFactory;

/** Hashes passwords as WSO2's bundle does, which Identity Server brings but no kernel: without defaults of its own. */
public final class Pbkdf2 implements BundleActivator, HashProviderFactory {

    private static final String ROUNDS = "pbkdf2.iteration.count";
    private static final String BITS = "pbkdf2.dkLength";
    private static final String FUNCTION = "pbkdf2.prf";

    @Override
    public void start(BundleContext server) {
        server.registerService(HashProviderFactory.class, this, new Hashtable<>());
    }

    @Override
    public void stop(BundleContext server) {}

    @Override
    public HashProvider getHashProvider() {
        throw new IllegalStateException("no parameters are set");
    }

    @Override
    public HashProvider getHashProvider(Map<String, Object> parameters) {
        return new Provider(Map.copyOf(parameters));
    }

    @Override
    public Set<String> getHashProviderConfigProperties() {
        return Set.of(ROUNDS, BITS, FUNCTION);
    }

    @Override
    public String getAlgorithm() {
        return "PBKDF2";
    }

    private static final class Provider implements HashProvider {

        private final Map<String, Object> parameters;

        private Provider(Map<String, Object> parameters) {
            this.parameters = parameters;
        }

        @Override
        public void init() {}

        @Override
        public void init(Map<String, Object> parameters) {}

        @Override
        public byte[] calculateHash(char[] password, String salt) throws HashProviderException {
            PBEKeySpec key = new PBEKeySpec(password, salt.getBytes(), number(ROUNDS), number(BITS));
            try {
                return SecretKeyFactory.getInstance(text(FUNCTION)).generateSecret(key).getEncoded();
            } catch (GeneralSecurityException e) {
                throw new HashProviderException(text(FUNCTION), e);
            }
        }

        @Override
        public Map<String, Object> getParameters() {
            return parameters;
        }

        @Override
        public String getAlgorithm() {
            return "PBKDF2";
        }

        private int number(String name) {
            return Integer.parseInt(text(name));
        }

        private String text(String name) {
            return parameters.get(name).toString();
        }
    }
}
