package io.github.ishardening.verification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** With lines that a Linux on x86 wrote. */
@EnabledIf("isLittleEndian")
class ListeningSocketsTest {

    private static final String TCP = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000:264D 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36855 1 0 100 0 0 10 0
               1: 0100007F:1F45 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36856 1 0 100 0 0 10 0
               2: 0100007F:1F46 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 36857 1 0 100 0 0 10 0
               3: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1515 1 0 100 0 0 10 0
            """;
    private static final String TCP6 = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000000000000000000000000000:2623 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36858 1 0 100 0 0 10 0
               1: 00000000000000000000000001000000:2624 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36859 1 0 100 0 0 10 0
               2: 0000000000000000FFFF00000100007F:2625 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 36860 1 0 100 0 0 10 0
               3: broken
            """;

    @TempDir
    private Path proc;

    @Test
    void areThoseOfTheProcesses() throws IOException {
        put("17/net/tcp", TCP);
        put("17/net/tcp6", TCP6);
        for (int inode = 36855; inode <= 36860; inode++) {
            link("17", inode - 36850, "socket:[%d]".formatted(inode));
        }
        link("17", 0, "pipe:[7]");
        link("17", 1, "pipe:[1515]");

        assertThat(new ListeningSockets(proc).of(Set.of(17L)).orElseThrow())
                .containsExactlyInAnyOrder(
                        socket("0.0.0.0", 9805),
                        socket("127.0.0.1", 8005),
                        socket("::", 9763),
                        socket("::1", 9764),
                        socket("127.0.0.1", 9765));
    }

    @Test
    void areNoneOfAProcessThatHasNone() throws IOException {
        put("17/net/tcp", TCP);
        link("17", 0, "pipe:[7]");

        assertThat(new ListeningSockets(proc).of(Set.of(17L)).orElseThrow()).isEmpty();
    }

    @Test
    void areNotToldWhereThereIsNoSuchFolder() throws IOException {
        assertThat(new ListeningSockets(proc).of(Set.of(17L))).isEmpty();
    }

    @Test
    void areThoseOfTheProcessesThatAreThere() throws IOException {
        put("17/net/tcp", TCP);
        link("17", 5, "socket:[36855]");

        assertThat(new ListeningSockets(proc).of(Set.of(17L, 18L)).orElseThrow())
                .containsExactly(socket("0.0.0.0", 9805));
    }

    @Test
    void sayWhichPortsTheSystemChooses() throws IOException {
        var sockets = new ListeningSockets(proc);

        assertThat(sockets.isEphemeral(32_767)).isFalse();
        assertThat(sockets.isEphemeral(32_768)).isTrue();
        assertThat(sockets.isEphemeral(60_999)).isTrue();
        assertThat(sockets.isEphemeral(61_000)).isFalse();
        put("sys/net/ipv4/ip_local_port_range", "15000\t16000\n");
        assertThat(sockets.isEphemeral(32_768)).isFalse();
        assertThat(sockets.isEphemeral(15_000)).isTrue();
    }

    private static ListeningSocket socket(String address, int port) throws IOException {
        return new ListeningSocket(InetAddress.getByName(address), port);
    }

    private void put(String path, String content) throws IOException {
        Path file = proc.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void link(String process, int descriptor, String target) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(process).resolve("fd"));
        Files.createSymbolicLink(folder.resolve(Integer.toString(descriptor)), Path.of(target));
    }

    static boolean isLittleEndian() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }
}
