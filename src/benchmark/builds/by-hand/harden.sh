#!/bin/sh
# What WSO2's documentation has an administrator do to a pack, as a script. Needs zip, unzip, keytool and java.
#
#   harden.sh <zip of the pack> <its top folder> <jar of the cipher tool> <folder to work in> <hardened zip>
#
# It is as fast as its tools are: keys are made while the pack is unpacked, and jars aren't compressed again.
set -eu

pack=$1 top=$2 tool=$3 work=$4 result=$5

rm -rf "$work" "$result" "$result.sha256"
mkdir -p "$work/keys"
export STOCK=wso2carbon NEW=Benchmark-of_passwords

new_key() {
    keytool -genkeypair -keystore "$work/keys/$1.p12" -storetype PKCS12 -storepass:env NEW -alias "$1" -dname "CN=$2" \
        -keyalg RSA -keysize 3072 -sigalg SHA256withRSA -validity 825 -ext SAN=dns:is.example.com,dns:localhost
}

new_key primary primary & primary=$!
new_key internal internal & internal=$!
new_key tls is.example.com & tls=$!
unzip -q "$pack" -d "$work"
wait $primary
wait $internal
wait $tls

server=$work/$top
conf=$server/repository/conf
security=$server/repository/resources/security
truststore=$security/client-truststore.p12
mv "$work/keys"/*.p12 "$security"
rm "$security/wso2carbon.p12"

# Each opens and writes the whole truststore, so one goes after the other.
for role in primary tls; do
    keytool -exportcert -keystore "$security/$role.p12" -storepass:env NEW -alias $role -file "$work/keys/$role.cer"
    keytool -importcert -noprompt -keystore "$truststore" -storepass:env STOCK -alias $role -file "$work/keys/$role.cer"
done
keytool -delete -keystore "$truststore" -storepass:env STOCK -alias wso2carbon

# The values in brackets are those that the cipher tool encrypts.
sed -i \
    -e 's/^hostname = "localhost"/hostname = "is.example.com"/' \
    -e '/^\[super_admin]/,/^$/ s/^password = .*/password = "$secret{admin_password}"/' \
    -e '/^\[keystore\.primary]/,/^\[truststore]/ {
        s/^file_name = .*/file_name = "primary.p12"/
        s/^password *= *.*/password = "$secret{keystore_password}"/
        s/^alias *= *.*/alias = "primary"/
        s/^key_password = .*/key_password = "$secret{keystore_password}"/
    }' "$conf/deployment.toml"
cat >> "$conf/deployment.toml" <<END

[keystore.internal]
file_name = "internal.p12"
type = "PKCS12"
password = "\$secret{keystore_password}"
alias = "internal"
key_password = "\$secret{keystore_password}"

[keystore.tls]
file_name = "tls.p12"
type = "PKCS12"
password = "\$secret{keystore_password}"
alias = "tls"
key_password = "\$secret{keystore_password}"

[transport.https.sslHostConfig.properties]
protocols = "+TLSv1.2,+TLSv1.3"

[transport.https.properties]
server = "Server"

[secrets]
keystore_password = "[$NEW]"
admin_password = "[$NEW]"
END
sed -i \
    -e 's/-Xms256m -Xmx1024m/-Xms512m -Xmx2048m/' \
    -e 's/^    -Dhttpclient\.hostnameVerifier=.*/    -Dhttpclient.hostnameVerifier="Strict" \\/' \
    -e 's/-Dfile\.encoding=UTF8/& -Djdk.tls.ephemeralDHKeySize=2048 -Djdk.tls.rejectClientInitiatedRenegotiation=true/' \
    "$server/bin/wso2server.sh"
sed -i \
    -e 's/%mm%ex%n/%enc{%mm}{CRLF}%ex%n/' \
    -e 's/^appender\.\(.*\)\.strategy\.max = .*/appender.\1.strategy.max = 50/' \
    "$conf/log4j2.properties"

# The cipher tool looks for the key in the files that a start of the server would write.
sed -i '/<InternalKeyStore>/,/<\/InternalKeyStore>/ {
    s/wso2carbon\.p12/internal.p12/
    s/<KeyAlias>wso2carbon/<KeyAlias>internal/
}' "$conf/carbon.xml"
touch "$conf/security/cipher-tool.properties" "$conf/security/cipher-text.properties" \
    "$conf/security/secret-conf.properties"
java -Dcarbon.home="$server" -Dcarbon.config.dir.path="$conf" \
    -classpath "$tool:$server/lib/*:$server/repository/components/plugins/*" \
    org.wso2.ciphertool.CipherTool -Dconfigure -Dorg.wso2.CipherTransformation=RSA/ECB/OAEPwithSHA1andMGF1Padding \
    -Dpassword="$NEW"
# It names the key's place as it was here; a server reads it relative to its folder.
sed -i "s|=$server/|=|" "$conf/security/secret-conf.properties"
if grep -q '"\[' "$conf/deployment.toml"; then
    echo "$conf/deployment.toml: the cipher tool left a password as it was." >&2
    exit 1
fi

(cd "$work" && zip -q -r -n .jar:.war:.zip "$result" "$top")
(cd "$(dirname "$result")" && sha256sum "$(basename "$result")" > "$result.sha256")
