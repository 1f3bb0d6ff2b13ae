package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * The protocol between {@link MapperProcess} and {@link RenderProcess}. A request is two texts: the paths of the TOML
 * and of the folder with templates and JSON files. An answer is any number of {@link Answer#TEMPLATE} and one of the
 * others.
 */
final class RenderProtocol {

    private RenderProtocol() {}

    /** The type of a part of an answer, sent first as a byte. */
    enum Answer {
        /** A template is about to be rendered; followed by its path. */
        TEMPLATE,
        /** Success; followed by paths and contents of the files, then keys and values of the merged configuration. */
        RENDERED,
        /** The rendered files exceed {@link RenderProcess#MAXIMUM_OUTPUT}; followed by the path of the largest. */
        TOO_LARGE,
        /** The TOML is invalid; followed by line, column and message of each error. */
        SYNTAX,
        /** The mapper threw an exception; followed by the class of the innermost cause and its message. */
        FAILED
    }

    // Both ends are from the same version.
    @SuppressWarnings("EnumOrdinal")
    static void write(DataOutputStream out, Answer answer) throws IOException {
        out.writeByte(answer.ordinal());
    }

    static Answer readAnswer(DataInputStream in) throws IOException {
        int answer = in.readUnsignedByte();
        if (answer >= Answer.values().length) {
            throw new EOFException("Unexpected answer: " + answer);
        }
        return Answer.values()[answer];
    }

    /** Writes a text of any length; {@code writeUTF} is limited to 64 KB. */
    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), UTF_8);
    }
}
