package io.github.ishardening.verification.process;

import java.net.InetAddress;

/**
 * Where a process waits for connections by TCP.
 *
 * @param address the address of the interface; the wildcard for all of them
 * @param port the port
 */
public record ListeningSocket(InetAddress address, int port) {}
