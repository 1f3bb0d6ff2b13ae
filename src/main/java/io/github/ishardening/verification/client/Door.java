package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.List;

/** A place of a server where one signs in with a name and a password. */
public interface Door {

    /** How an attempt ends. */
    enum Outcome {
        /** The server took the password. */
        ACCEPTED,
        /** The server said that it is wrong. */
        REFUSED,
        /** Neither: a fault, a lock, a second question. */
        UNCLEAR,
        /** The server has no such place. */
        ABSENT
    }

    /**
     * How an attempt ended.
     *
     * @param outcome yes, no, or neither
     * @param status the status code of the answer that said so
     */
    record Attempt(Outcome outcome, int status) {}

    /** All that servers have for accounts of people. */
    static List<Door> all() {
        return List.of(new SoapDoor(), new ScimDoor(), new CarbonConsoleDoor(), new ConsoleDoor());
    }

    /** The path on the server, for messages. */
    String path();

    /** What goes on after "signs in": {@code through SOAP}. */
    String way();

    /**
     * Tries a password, once.
     *
     * @throws IOException if the server doesn't answer
     */
    Attempt tryPassword(WebClient web, String user, Secret password) throws IOException;

    /** An attempt that has ended so, by what this answer says. */
    static Attempt ended(Outcome outcome, Answer answer) {
        return new Attempt(outcome, answer.status());
    }

    /**
     * The end of an attempt that didn't come to the password, because the place answers otherwise than it would: it isn't
     * there, unless the server has failed.
     */
    static Attempt notAsked(Answer answer) {
        return ended(answer.status() >= 500 || answer.status() == 429 ? Outcome.UNCLEAR : Outcome.ABSENT, answer);
    }
}
