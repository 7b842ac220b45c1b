package dev.hookline.worker.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hookline.config.TlsConfig;
import dev.hookline.worker.internal.http.connection.AddressPolicy;
import dev.hookline.worker.internal.http.connection.HttpStack;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Endpoints with a private CA that ask for a client certificate, over real sockets. */
@Timeout(60)
class ClientCertificateTest {

  private static final HeldCertificate CA =
      new HeldCertificate.Builder().certificateAuthority(1).commonName("ca").build();
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder().signedBy(CA).addSubjectAlternativeName("127.0.0.1").build();
  private static final HeldCertificate INTERMEDIATE =
      new HeldCertificate.Builder().signedBy(CA).certificateAuthority(0).commonName("sub").build();
  private static final HeldCertificate EC = client(INTERMEDIATE, "ec", false);
  private static final HeldCertificate RSA = client(INTERMEDIATE, "rsa", true);
  private static final HeldCertificate STRANGER =
      new HeldCertificate.Builder().commonName("stranger").build();

  /** Written by {@code openssl pkcs12 -export -nocerts}; Java cannot write one. */
  private static final String KEY_ALONE =
      "MIIBfgIBAzCCATQGCSqGSIb3DQEHAaCCASUEggEhMIIBHTCCARkGCSqGSIb3DQEHAaCCAQoEggEGMIIBAjCB/wYLKo"
          + "ZIhvcNAQwKAQKgge8wgewwVwYJKoZIhvcNAQUNMEowKQYJKoZIhvcNAQUMMBwECMj9qFAApjybAgIIADAMBggqhkiG"
          + "9w0CCQUAMB0GCWCGSAFlAwQBKgQQmoHfGkLvy/prI8ydUpd0wgSBkNnbrQIi9VxSYpvvJns5UO/5LPT0Tbd23c9zyR"
          + "vB/A/vwtv7bS+8MoGC3J/Pp4COxTlq52GurJadoX1CVvpfORTsS7LZNvn2QGHEuu/S/tVcGYI1uI1mcZ1yi8Zus2b3"
          + "I0SYIG5XP+ikRDq5pqgOVrL9SM5TYpeilzeEF6NSXxUKo7FQAaGnNFtWL/Qvuc6P6jBBMDEwDQYJYIZIAWUDBAIBBQ"
          + "AEIFu2UOs7JIUa9kyD0/eQSZEVrwVV1bwQOgE2cD/GEz/xBAigA2uIXECsJQICCAA=";

  private final MockWebServer server = new MockWebServer();
  private final HttpStack http = new HttpStack(AddressPolicy.standard());
  @TempDir private Path folder;

  private static HeldCertificate client(HeldCertificate by, String name, boolean isRsa) {
    HeldCertificate.Builder builder = new HeldCertificate.Builder().signedBy(by).commonName(name);
    return (isRsa ? builder.rsa2048() : builder.ecdsa256()).build();
  }

  @BeforeEach
  void start() throws Exception {
    HandshakeCertificates own =
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER)
            .addTrustedCertificate(CA.certificate())
            .build();
    server.useHttps(own.sslSocketFactory());
    server.requireClientAuth();
    server.start();
    write("ca.pem", CA.certificatePem());
    certificate(EC, EC.privateKeyPkcs8Pem());
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void getsTheCertificateWithItsChain() throws Exception {
    assertThat(call(mutual())).isEqualTo("ok");
    assertThat(presented()).isEqualTo("CN=ec");
  }

  @Test
  void getsKeysInTheOlderFormsToo() throws Exception {
    certificate(RSA, RSA.privateKeyPkcs1Pem());
    assertThat(call(mutual())).isEqualTo("ok");
    assertThat(presented()).isEqualTo("CN=rsa");

    certificate(EC, sec1(EC));
    assertThat(call(mutual())).isEqualTo("ok");
    assertThat(presented()).isEqualTo("CN=ec");
  }

  @Test
  void getsThatOfAPkcs12File() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "any",
        RSA.keyPair().getPrivate(),
        "s3cret".toCharArray(),
        new Certificate[] {RSA.certificate(), INTERMEDIATE.certificate()});
    try (OutputStream out = Files.newOutputStream(folder.resolve("client.p12"))) {
      store.store(out, "s3cret".toCharArray());
    }
    write("password", "s3cret\n");
    TlsConfig tls = TlsConfig.trusting("${file:ca.pem}");

    assertThat(call(tls.withPkcs12("${file:client.p12}", "${file:password}"))).isEqualTo("ok");
    assertThat(presented()).isEqualTo("CN=rsa");
    write("password", "other\n");
    assertThat(call(tls.withPkcs12("${file:client.p12}", "${file:password}")))
        .isEqualTo(
            "secret_missing: webhook 'labels' was not called: tls.pkcs12 must be a PKCS #12 file that tls.password opens, found another; write both anew");
  }

  @Test
  void isNotCalledWithAPkcs12FileThatHasAKeyAndNoCertificate() throws Exception {
    Files.write(folder.resolve("client.p12"), Base64.getDecoder().decode(KEY_ALONE));
    write("password", "s3cret\n");

    assertThat(
            call(
                TlsConfig.trusting("${file:ca.pem}")
                    .withPkcs12("${file:client.p12}", "${file:password}")))
        .isEqualTo(
            "secret_missing: webhook 'labels' was not called: tls.pkcs12 must have a certificate, found none");
  }

  @Test
  void getsTheRotatedCertificateWithoutARestart() throws Exception {
    Path old = Files.createDirectory(folder.resolve("..1"));
    Path newer = Files.createDirectory(folder.resolve("..2"));
    write("..1/tls.crt", EC.certificatePem() + INTERMEDIATE.certificatePem());
    write("..1/tls.key", EC.privateKeyPkcs8Pem());
    write("..2/tls.crt", RSA.certificatePem() + INTERMEDIATE.certificatePem());
    write("..2/tls.key", RSA.privateKeyPkcs8Pem());
    Path data = Files.createSymbolicLink(folder.resolve("..data"), old.getFileName());
    TlsConfig tls =
        TlsConfig.trusting("${file:ca.pem}")
            .withCertificate("${file:..data/tls.crt}", "${file:..data/tls.key}");

    assertThat(call(tls)).isEqualTo("ok");
    assertThat(presented()).isEqualTo("CN=ec");
    Files.delete(data);
    Files.createSymbolicLink(data, newer.getFileName());
    assertThat(call(tls)).isEqualTo("ok");
    assertThat(presented()).isEqualTo("CN=rsa");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    write("empty", "");
    write("text", "hello");
    write("broken", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    write("stranger.key", STRANGER.privateKeyPkcs8Pem());
    write(
        "encrypted",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----");

    assertThat(call(TlsConfig.trusting("${file:none}")))
        .endsWith("worker has no readable secret file for ${file:none} in its secrets directory");
    assertThat(call(TlsConfig.trusting("${file:empty}"))).contains("${file:empty} is empty");
    assertThat(call(TlsConfig.trusting("${file:text}")))
        .endsWith("tls.ca must be PEM, found no -----BEGIN …----- block");
    assertThat(call(TlsConfig.trusting("${file:broken}")))
        .endsWith("tls.ca has a certificate that cannot be read");
    assertThat(call(TlsConfig.presenting("${file:tls.crt}", "${file:stranger.key}")))
        .endsWith(
            "tls.key must be the private key of tls.cert, found another; write the pair anew");
    assertThat(call(TlsConfig.presenting("${file:tls.crt}", "${file:encrypted}")))
        .contains("tls.key must not be encrypted");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void isNotTrustedWithoutItsCaAndDoesNotTrustAStranger() throws Exception {
    assertThat(call(TlsConfig.presenting("${file:tls.crt}", "${file:tls.key}")))
        .startsWith("tls_error: webhook 'labels' failed the TLS handshake");
    write("stranger.pem", STRANGER.certificatePem());
    write("stranger.key", STRANGER.privateKeyPkcs8Pem());
    assertThat(
            call(
                TlsConfig.trusting("${file:ca.pem}")
                    .withCertificate("${file:stranger.pem}", "${file:stranger.key}")))
        .containsAnyOf(
            "refused the client certificate of this worker",
            "closed the connection after it got this worker's client certificate");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void getsNoConnectionOfAnotherIdentity() throws Exception {
    assertThat(call(mutual())).isEqualTo("ok");
    assertThat(call(TlsConfig.trusting("${file:ca.pem}")))
        .contains("a client certificate, which this worker does not have");
  }

  private TlsConfig mutual() {
    return TlsConfig.trusting("${file:ca.pem}")
        .withCertificate("${file:tls.crt}", "${file:tls.key}");
  }

  private String call(TlsConfig tls) {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    String url = "https://127.0.0.1:%d/".formatted(server.getPort());
    return new Outcomes(http, Map.of(), folder).text(Outcomes.webhook(url).tls(tls));
  }

  private String presented() throws Exception {
    RecordedRequest request = server.takeRequest();
    Certificate first = request.getHandshake().peerCertificates().get(0);
    assertThat(request.getHandshake().peerCertificates()).hasSizeGreaterThanOrEqualTo(2);
    return ((X509Certificate) first).getSubjectX500Principal().getName();
  }

  private void certificate(HeldCertificate held, String key) throws Exception {
    write("tls.crt", "any text before\n" + held.certificatePem() + INTERMEDIATE.certificatePem());
    write("tls.key", key);
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  /** As {@code openssl ecparam -genkey} writes it: the content of PKCS #8, with the curve. */
  private static String sec1(HeldCertificate held) {
    byte[] secret =
        ((java.security.interfaces.ECPrivateKey) held.keyPair().getPrivate()).getS().toByteArray();
    byte[] padded = new byte[32];
    int from = Math.max(0, secret.length - 32);
    System.arraycopy(secret, from, padded, 32 - (secret.length - from), secret.length - from);
    byte[] curve = {(byte) 0xa0, 10, 6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
    byte[] der = new byte[2 + 3 + 2 + 32 + curve.length];
    byte[] head = {0x30, (byte) (der.length - 2), 2, 1, 1, 4, 32};
    System.arraycopy(head, 0, der, 0, head.length);
    System.arraycopy(padded, 0, der, head.length, 32);
    System.arraycopy(curve, 0, der, head.length + 32, curve.length);
    return "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
        + "-----BEGIN EC PRIVATE KEY-----\n"
        + new String(Base64.getMimeEncoder().encode(der), UTF_8)
        + "\n-----END EC PRIVATE KEY-----\n";
  }
}
