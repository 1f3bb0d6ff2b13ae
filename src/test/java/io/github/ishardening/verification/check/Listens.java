package io.github.ishardening.verification.check;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** A process that listens: on each port that it is given, or on each {@code address/port}, until its input ends. */
final class Listens {

    private Listens() {}

    public static void main(String[] arguments) throws Exception {
        var sockets = new ArrayList<ServerSocket>();
        for (String argument : arguments) {
            int slash = argument.indexOf('/');
            int port = Integer.parseInt(argument.substring(slash + 1));
            sockets.add(
                    slash < 0
                            ? new ServerSocket(port)
                            : new ServerSocket(port, 1, InetAddress.getByName(argument.substring(0, slash))));
        }
        System.out.println("listens");
        System.in.read();
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }
}
