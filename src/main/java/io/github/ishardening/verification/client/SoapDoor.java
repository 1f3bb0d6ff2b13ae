package io.github.ishardening.verification.client;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Login through the operation {@code login} of the SOAP service {@code AuthenticationAdmin}, which every Carbon server
 * has unless its admin services are off. Determined by trial on kernels 4.7.1 and 4.10.32.
 */
final class SoapDoor implements Door {

    private static final String PATH = "/services/AuthenticationAdmin";
    private static final String ENVELOPE = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:a=\"http://authentication.services.core.carbon.wso2.org\"><s:Body><a:login>"
            + "<a:username>%s</a:username><a:password>%s</a:password><a:remoteAddress>localhost</a:remoteAddress>"
            + "</a:login></s:Body></s:Envelope>";
    private static final int UNAUTHORIZED = 401;
    private static final Pattern RETURNED =
            Pattern.compile("[:<]return(?:\\s[^<>]{0,200})?>\\s{0,9}(true|false)\\s{0,9}<");

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String way() {
        return "through SOAP";
    }

    @Override
    public Attempt tryPassword(WebClient web, String user, Secret password) throws IOException {
        String envelope = ENVELOPE.formatted(escaped(user), escaped(password.reveal()));
        var answer =
                web.send(Request.post(PATH, "text/xml; charset=UTF-8", envelope).with("SOAPAction", "urn:login"));
        String text = answer.text();
        if (answer.isSuccess()) {
            var returned = RETURNED.matcher(text);
            if (!returned.find()) {
                return Door.ended(Outcome.UNCLEAR, answer);
            }
            return Door.ended(returned.group(1).equals("true") ? Outcome.ACCEPTED : Outcome.REFUSED, answer);
        }
        if (answer.status() == UNAUTHORIZED) {
            return Door.ended(Outcome.UNCLEAR, answer);
        }
        // Axis responds with 500 for an unknown service.
        return text.contains("The service cannot be found")
                ? Door.ended(Outcome.ABSENT, answer)
                : Door.notAsked(answer);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
