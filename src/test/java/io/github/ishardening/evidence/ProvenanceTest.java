package io.github.ishardening.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ishardening.audit.Samples;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.oracle.JsonSchema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {

    @Test
    void isAStatementAsTheSpecificationsAskFor() throws IOException {
        String text = Provenance.of(SavedServers.zip(Samples.full()))
                .about(List.of(Resource.file(SavedServers.ZIP, SavedServers.RESULT)))
                .text();

        assertThat(JsonSchema.ofProvenance().violations(text)).isEmpty();
        assertThat(text).isEqualTo("""
                {
                  "_type": "https://in-toto.io/Statement/v1",
                  "subject": [
                    {
                      "name": "wso2is-7.1.0-hardened.zip",
                      "digest": {
                        "sha256": "%s"
                      }
                    }
                  ],
                  "predicateType": "https://slsa.dev/provenance/v1",
                  "predicate": {
                    "buildDefinition": {
                      "buildType": "https://ishardening.github.io/is-hardening-maven-plugin/evidence.html#build-type-1",
                      "externalParameters": {
                        "goal": "harden",
                        "hostname": "is.example.com"
                      },
                      "internalParameters": {
                        "outputTimestamp": "2026-11-22T00:00:00Z"
                      },
                      "resolvedDependencies": [
                        {
                          "name": "wso2is-7.1.0.zip",
                          "digest": {
                            "sha256": "%s"
                          }
                        },
                        {
                          "name": "partners/apim.pem",
                          "digest": {
                            "sha256": "%s"
                          }
                        },
                        {
                          "name": "is-hardening-maven-plugin-1.0.0.jar",
                          "digest": {
                            "sha256": "%s"
                          }
                        }
                      ]
                    },
                    "runDetails": {
                      "builder": {
                        "id": "https://ishardening.github.io/is-hardening-maven-plugin/evidence.html#builder-1",
                        "version": {
                          "java": "17.0.1",
                          "maven": "3.9.9"
                        }
                      }
                    }
                  }
                }
                """.formatted(
                        SavedServers.RESULT, SavedServers.INPUT, SavedServers.BEFORE, SavedServers.AFTER));
    }

    @Test
    void isRefusedWithoutWhatTheSpecificationsAskFor() throws IOException {
        String text = Provenance.of(SavedServers.zip(Samples.full())).text();

        assertThat(JsonSchema.ofProvenance().violations(text))
                .singleElement()
                .asString()
                .contains("subject");
        assertThat(JsonSchema.ofProvenance().violations(text.replace("\"digest\"", "\"digests\"")))
                .isNotEmpty();
        assertThat(JsonSchema.ofProvenance().violations(text.replace("\"id\": \"https:", "\"id\": \"/")))
                .isNotEmpty();
    }

    @Test
    void aResourceIsFoundByAnAddressOrADigest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resource("a.zip", Optional.empty(), Optional.empty()))
                .withMessage("a.zip has neither an address nor a digest");
    }

    @ParameterizedTest
    @CsvSource({
        "org.wso2.carbon:wso2carbon-core:4.10.32, pkg:maven/org.wso2.carbon/wso2carbon-core@4.10.32?type=zip",
        "g:a:jar:1.0, pkg:maven/g/a@1.0",
        "g:a:pem:tls:1.0, pkg:maven/g/a@1.0?classifier=tls&type=pem",
    })
    void anArtifactHasItsPackageUrl(String coordinates, String url) {
        assertThat(PackageUrl.of(Coordinates.parse(coordinates).orElseThrow())).isEqualTo(url);
    }

    @Test
    void aNameInAPackageUrlIsEncoded() {
        assertThat(PackageUrl.ofName("wso2is 7+1@\u00e9")).isEqualTo("pkg:generic/wso2is%207%2B1%40%C3%A9");
    }
}
