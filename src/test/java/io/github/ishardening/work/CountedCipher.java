package io.github.ishardening.work;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.ShortBufferException;

/** RSA of the JDK's own provider that counts what it decrypts in one piece. */
final class CountedCipher extends CipherSpi {

    private final Tally tally;
    private String mode = "ECB";
    private String padding = "PKCS1Padding";
    private Cipher cipher;
    private boolean decrypts;

    CountedCipher(Tally tally) {
        this.tally = tally;
    }

    @Override
    protected void engineSetMode(String name) {
        mode = name;
    }

    @Override
    protected void engineSetPadding(String name) {
        padding = name;
    }

    @Override
    protected void engineInit(int operation, Key key, SecureRandom random) throws InvalidKeyException {
        prepare(operation);
        cipher.init(operation, key, random);
    }

    @Override
    protected void engineInit(int operation, Key key, AlgorithmParameterSpec parameters, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        prepare(operation);
        cipher.init(operation, key, parameters, random);
    }

    @Override
    protected void engineInit(int operation, Key key, AlgorithmParameters parameters, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        prepare(operation);
        cipher.init(operation, key, parameters, random);
    }

    private void prepare(int operation) {
        decrypts = operation == Cipher.DECRYPT_MODE;
        try {
            cipher = Cipher.getInstance("RSA/%s/%s".formatted(mode, padding), "SunJCE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no RSA", e);
        }
    }

    @Override
    protected byte[] engineDoFinal(byte[] input, int offset, int length)
            throws IllegalBlockSizeException, BadPaddingException {
        if (decrypts) {
            tally.add(Tally.Deed.DECRYPTION, Arrays.copyOfRange(input, offset, offset + length));
        }
        return cipher.doFinal(input, offset, length);
    }

    @Override
    protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int at)
            throws ShortBufferException, IllegalBlockSizeException, BadPaddingException {
        return cipher.doFinal(input, offset, length, output, at);
    }

    @Override
    protected byte[] engineUpdate(byte[] input, int offset, int length) {
        return cipher.update(input, offset, length);
    }

    @Override
    protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at)
            throws ShortBufferException {
        return cipher.update(input, offset, length, output, at);
    }

    @Override
    protected int engineGetBlockSize() {
        return cipher.getBlockSize();
    }

    @Override
    protected int engineGetOutputSize(int length) {
        return cipher.getOutputSize(length);
    }

    @Override
    protected byte[] engineGetIV() {
        return cipher.getIV();
    }

    @Override
    protected AlgorithmParameters engineGetParameters() {
        return cipher.getParameters();
    }

    @Override
    protected int engineGetKeySize(Key key) throws InvalidKeyException {
        return ((RSAKey) key).getModulus().bitLength();
    }
}
