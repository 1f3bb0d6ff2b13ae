package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.List;

/** A login interface of a server, for a name and a password. */
public interface Door {

    /** The outcome of an attempt. */
    enum Outcome {
        /** The server accepted the password. */
        ACCEPTED,
        /** The server rejected the password. */
        REFUSED,
        /** Neither: an error, a locked account, or an unexpected response. */
        UNCLEAR,
        /** The server has no such login. */
        ABSENT
    }

    /**
     * The result of an attempt.
     *
     * @param outcome how it ended
     * @param status the status code of the decisive response
     */
    record Attempt(Outcome outcome, int status) {}

    /** All login interfaces for user accounts. */
    static List<Door> all() {
        return List.of(new SoapDoor(), new ScimDoor(), new CarbonConsoleDoor(), new ConsoleDoor());
    }

    /** The path on the server, for messages. */
    String path();

    /** The text after "signs in" in messages: {@code through SOAP}. */
    String way();

    /**
     * Tries a password, once.
     *
     * @throws IOException if the server doesn't respond
     */
    Attempt tryPassword(WebClient web, String user, Secret password) throws IOException;

    /** An attempt with this outcome, decided by this response. */
    static Attempt ended(Outcome outcome, Answer answer) {
        return new Attempt(outcome, answer.status());
    }

    /**
     * An attempt that ended before the password was sent, because the response isn't one of this login: the login
     * doesn't exist, unless the server failed or limits requests.
     */
    static Attempt notAsked(Answer answer) {
        return ended(answer.status() >= 500 || answer.status() == 429 ? Outcome.UNCLEAR : Outcome.ABSENT, answer);
    }
}
