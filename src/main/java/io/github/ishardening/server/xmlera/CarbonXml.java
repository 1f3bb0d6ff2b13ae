package io.github.ishardening.server.xmlera;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.server.ConnectorBlock;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerKeystore;
import io.github.ishardening.server.StockStores;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores in the {@code carbon.xml} of versions without {@code deployment.toml}. */
public final class CarbonXml {

    private static final String PRIMARY = "KeyStore";
    private static final String TRUSTSTORE = "TrustStore";
    /** Elements for keystores; not every version has the registry's and the internal one. */
    private static final Map<String, Role> KEYSTORES =
            Map.of(PRIMARY, Role.PRIMARY, "RegistryKeyStore", Role.PRIMARY, "InternalKeyStore", Role.INTERNAL);

    private final EditedXml xml;

    /** Reads the file. */
    public CarbonXml(Distribution distribution) throws IOException {
        this.xml = new EditedXml(ServerFiles.CARBON_XML, distribution.read(ServerFiles.CARBON_XML));
    }

    /**
     * The stores of the stock distribution.
     *
     * @throws io.github.ishardening.problem.ProblemException if one isn't configured, or has a type that this plugin
     *     can't write
     */
    public StockStores stock() {
        String file = xml.text(TRUSTSTORE, "Location");
        return new StockStores(
                StockStores.storeType(ServerFiles.CARBON_XML, "<KeyStore><Type>", xml.text(PRIMARY, "Type")),
                file.substring(file.lastIndexOf('/') + 1),
                Optional.of(xml.text(TRUSTSTORE, "Password")));
    }

    /** The roles whose keystores the file refers to. */
    public List<Role> roles() {
        return KEYSTORES.entrySet().stream()
                .filter(keystore -> xml.has(keystore.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    /** Replaces the stock stores with these. */
    public byte[] with(Map<Role, ServerKeystore> keystores, StagedKeystore truststore) {
        KEYSTORES.forEach((element, role) -> {
            if (xml.has(element)) {
                var keystore = keystores.get(role);
                set(element, keystore.store());
                xml.setText(element, "KeyAlias", keystore.alias());
                xml.setText(element, "KeyPassword", keystore.store().password().reveal());
            }
        });
        set(TRUSTSTORE, truststore);
        return xml.content();
    }

    private void set(String element, StagedKeystore store) {
        xml.setText(element, "Location", ConnectorBlock.FOLDER + store.fileName());
        xml.setText(element, "Type", store.type().name());
        xml.setText(element, "Password", store.password().reveal());
    }
}
