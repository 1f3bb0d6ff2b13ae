package io.github.ishardening.verification.process;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the sockets on which processes listen, in {@code /proc} on Linux (proc(5), {@code proc_net(5)}).
 *
 * @param proc the folder {@code /proc}
 */
public record ListeningSockets(Path proc) {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d{1,20})]");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})\\s*");
    private static final String LISTENS = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;
    /** The default range of ephemeral ports on Linux. */
    private static final int FIRST_EPHEMERAL = 32_768;

    private static final int LAST_EPHEMERAL = 60_999;

    /** The sockets on which these processes listen; empty if the system doesn't show them. */
    public Optional<List<ListeningSocket>> of(Set<Long> processes) throws IOException {
        var sockets = new ArrayList<ListeningSocket>();
        boolean isTold = false;
        for (long process : processes) {
            Path folder = proc.resolve(Long.toString(process));
            var own = inodes(folder.resolve("fd"));
            isTold |= own.isPresent();
            for (String table : List.of("tcp", "tcp6")) {
                Path file = folder.resolve("net").resolve(table);
                if (own.isPresent() && Files.exists(file)) {
                    sockets.addAll(listening(file, own.get()));
                }
            }
        }
        return isTold ? Optional.of(sockets.stream().distinct().toList()) : Optional.empty();
    }

    /** Whether the system may assign this port to a process that requests any free port. */
    public boolean isEphemeral(int port) throws IOException {
        Path range = proc.resolve("sys/net/ipv4/ip_local_port_range");
        if (!Files.exists(range)) {
            return FIRST_EPHEMERAL <= port && port <= LAST_EPHEMERAL;
        }
        // Linux returns such a file only in a single read, which Files.readString doesn't do.
        try (var lines = Files.newBufferedReader(range)) {
            var ends = RANGE.matcher(String.valueOf(lines.readLine()));
            return ends.matches() && Integer.parseInt(ends.group(1)) <= port && port <= Integer.parseInt(ends.group(2));
        }
    }

    /** The inodes of a process's sockets; empty if the process has ended or belongs to another user. */
    private static Optional<Set<String>> inodes(Path descriptors) {
        var inodes = new HashSet<String>();
        try (var all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                try {
                    var socket =
                            SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
                    if (socket.matches()) {
                        inodes.add(socket.group(1));
                    }
                } catch (NoSuchFileException e) {
                    // closed meanwhile
                }
            }
            return Optional.of(inodes);
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    private static List<ListeningSocket> listening(Path table, Set<String> own) throws IOException {
        var sockets = new ArrayList<ListeningSocket>();
        try (var lines = Files.newBufferedReader(table)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > INODE && columns[STATE].equals(LISTENS) && own.contains(columns[INODE])) {
                    sockets.add(socket(columns[LOCAL]));
                }
            }
        } catch (NoSuchFileException e) {
            // ended meanwhile
        }
        return sockets;
    }

    /** Parses an address and a port in hexadecimal; the address consists of 32-bit words in native byte order. */
    private static ListeningSocket socket(String local) throws IOException {
        int colon = local.indexOf(':');
        var words = ByteBuffer.wrap(HexFormat.of().parseHex(local.substring(0, colon)));
        var address = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return new ListeningSocket(
                InetAddress.getByAddress(address.array()), Integer.parseInt(local.substring(colon + 1), HEXADECIMAL));
    }
}
