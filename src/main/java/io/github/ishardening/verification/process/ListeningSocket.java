package io.github.ishardening.verification.process;

import java.net.InetAddress;

/**
 * A TCP socket on which a process listens.
 *
 * @param address the address of the interface; the wildcard address for all of them
 * @param port the port
 */
public record ListeningSocket(InetAddress address, int port) {}
