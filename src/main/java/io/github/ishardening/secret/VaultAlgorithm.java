package io.github.ishardening.secret;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;

/** The algorithms of Secure Vault: with the RSA key of the internal keystore, or with a secret key. */
public enum VaultAlgorithm {
    /** RSA with PKCS #1 v1.5 padding, the default of WSO2's cipher tools. */
    RSA("RSA", "RSA/ECB/PKCS1Padding", 11),
    /** RSA-OAEP with SHA-1, under WSO2's own name. */
    OAEP("RSA/ECB/OAEPwithSHA1andMGF1Padding", "RSA/ECB/OAEPwithSHA1andMGF1Padding", 42),
    /** AES-GCM, with a secret key. */
    AES_GCM("AES/GCM/NoPadding", "AES/GCM/NoPadding", 0);

    /** The first cipher tool that writes the algorithm line, which a server needs to decrypt OAEP. */
    private static final Version FIRST_WITH_OAEP = Version.parse("1.1.24");

    private final String transformation;
    private final String cipher;
    private final int overhead;

    VaultAlgorithm(String transformation, String cipher, int overhead) {
        this.transformation = transformation;
        this.cipher = cipher;
        this.overhead = overhead;
    }

    /**
     * The RSA algorithm with which a distribution's own cipher tool doesn't break the hardened server: {@link #RSA}
     * with a tool older than 1.1.24, otherwise, or without a tool, {@link #OAEP}.
     *
     * @param version the text between {@code lib/org.wso2.ciphertool-} and {@code .jar}, if there is such a file; if it
     *     isn't a version, the tool is treated as old, since plain RSA works with every tool
     */
    public static VaultAlgorithm forCipherTool(Optional<String> version) {
        return version.isEmpty() || isRecent(version.get()) ? OAEP : RSA;
    }

    private static boolean isRecent(String version) {
        try {
            return Version.parse(version).compareTo(FIRST_WITH_OAEP) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The transformation's name in WSO2's files and tools. */
    public String transformation() {
        return transformation;
    }

    /** The transformation's name for Java's {@code Cipher}. */
    String cipher() {
        return cipher;
    }

    /** The cipher tool's option for this algorithm, in addition to {@code -Dconfigure}; empty for its default. */
    public String toolOption() {
        return switch (this) {
            case RSA -> "";
            case OAEP -> "-Dorg.wso2.CipherTransformation=" + transformation;
            case AES_GCM -> "-Dsymmetric";
        };
    }

    /** The maximum number of bytes that an RSA key of this size can encrypt (RFC 8017, 7.1.1 and 7.2.1). */
    int capacity(int modulusBytes) {
        return modulusBytes - overhead;
    }
}
