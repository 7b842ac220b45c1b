package dev.hookline.worker.internal.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of PEM text (RFC 7468). Text around them, such as openssl writes, is skipped. */
final class Pem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final Pattern HEADERS = Pattern.compile("(?m)^[A-Za-z-]+:.*$");

  /**
   * One block.
   *
   * @param label its label, such as {@code CERTIFICATE}
   * @param isEncrypted whether its headers declare the content encrypted
   */
  record Block(String label, byte[] der, boolean isEncrypted) {}

  private Pem() {}

  /**
   * Returns the blocks of a text in order.
   *
   * @param name the name of the text, for messages
   */
  static List<Block> blocks(String name, String text) throws UnusableTlsException {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      String body = HEADERS.matcher(matcher.group(2)).replaceAll("");
      try {
        byte[] der = Base64.getMimeDecoder().decode(body.getBytes(US_ASCII));
        blocks.add(new Block(matcher.group(1), der, matcher.group(2).contains("ENCRYPTED")));
      } catch (IllegalArgumentException e) {
        throw new UnusableTlsException("%s must be PEM, found broken base64".formatted(name));
      }
    }
    if (blocks.isEmpty()) {
      throw new UnusableTlsException(
          "%s must be PEM, found no -----BEGIN …----- block".formatted(name));
    }
    return blocks;
  }

  /** Returns the certificates of a text, at least one. */
  static List<X509Certificate> certificates(String name, String text) throws UnusableTlsException {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks(name, text)) {
      if (block.label().endsWith("CERTIFICATE")) {
        certificates.add(certificate(name, block.der()));
      }
    }
    if (certificates.isEmpty()) {
      throw new UnusableTlsException("%s must have a certificate, found none".formatted(name));
    }
    return certificates;
  }

  private static X509Certificate certificate(String name, byte[] der) throws UnusableTlsException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new UnusableTlsException("%s has a certificate that cannot be read".formatted(name));
    }
  }
}
