package io.github.ishardening.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IoFailureTest {

    private static final Path FILE = Path.of("target", "is-hardened.zip");

    @Test
    void namesTheFileForWhichThereWasNoRoomAndTheCure() {
        var full = new IOException("No space left on device");

        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> IoFailure.named(FILE, () -> {
                    throw full;
                }))
                .withCause(full)
                .extracting(IoFailure::describe)
                .isEqualTo(FILE + ": No space left on device. Free some space there and build again.");
    }

    @Test
    void leavesFaultsAloneThatNameAFileOrHaveNone() {
        for (IOException fault :
                new IOException[] {new NoSuchFileException("other"), new ClosedByInterruptException()}) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> IoFailure.named(FILE, () -> {
                        throw fault;
                    }))
                    .isSameAs(fault);
        }
    }

    @Test
    void tellsWhatToDoWhereNothingCanBeWritten() {
        assertThat(IoFailure.describe(new FileSystemException("keys", null, "Read-only file system")))
                .isEqualTo("keys: Read-only file system. Make it writable, or choose another folder, and build again.");
        assertThat(IoFailure.describe(new AccessDeniedException("keys")))
                .isEqualTo("keys: access is denied. Make it writable, or choose another folder, and build again.");
    }

    @Test
    void saysOfOtherFaultsWhatIsKnown() {
        assertThat(IoFailure.describe(new IOException("Input/output error")))
                .isEqualTo("java.io.IOException: Input/output error");
        assertThat(IoFailure.describe(new NoSuchFileException("keys")))
                .isEqualTo("java.nio.file.NoSuchFileException: keys");
        assertThat(IoFailure.describe(new FileSystemException("keys", null, "Input/output error")))
                .isEqualTo("keys: Input/output error.");
    }
}
