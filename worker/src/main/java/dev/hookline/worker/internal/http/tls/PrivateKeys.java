package dev.hookline.worker.internal.http.tls;

import dev.hookline.worker.internal.http.tls.Pem.Block;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Private keys in PEM. The JDK reads PKCS #8 only; the older forms of RSA and EC, which
 * cert-manager and openssl write, are wrapped in it.
 */
final class PrivateKeys {

  private static final byte[] VERSION_0 = {2, 1, 0};

  /** The algorithm rsaEncryption with its absent parameters. */
  private static final byte[] RSA = {
    0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  /** The identifier of the algorithm ecPublicKey. */
  private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final int CURVE = 0xa0;

  private PrivateKeys() {}

  /** Returns the first private key of a text. */
  static PrivateKey of(String name, String pem) throws UnusableTlsException {
    for (Block block : Pem.blocks(name, pem)) {
      if (block.isEncrypted() || block.label().startsWith("ENCRYPTED")) {
        throw new UnusableTlsException(
            "%s must not be encrypted; write it in clear text, or use tls.pkcs12 with a password"
                .formatted(name));
      }
      switch (block.label()) {
        case "PRIVATE KEY" -> {
          return pkcs8(name, block.der(), List.of("RSA", "EC", "EdDSA"));
        }
        case "RSA PRIVATE KEY" -> {
          return pkcs8(
              name, der(SEQUENCE, VERSION_0, RSA, der(OCTETS, block.der())), List.of("RSA"));
        }
        case "EC PRIVATE KEY" -> {
          byte[] algorithm = der(SEQUENCE, EC, curve(name, block.der()));
          return pkcs8(
              name, der(SEQUENCE, VERSION_0, algorithm, der(OCTETS, block.der())), List.of("EC"));
        }
        default -> {
          // parameters of a curve, or the certificate in the same file
        }
      }
    }
    throw new UnusableTlsException("%s must have a private key, found none".formatted(name));
  }

  private static PrivateKey pkcs8(String name, byte[] der, List<String> algorithms)
      throws UnusableTlsException {
    for (String algorithm : algorithms) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // the next one
      }
    }
    throw new UnusableTlsException(
        "%s must be a key of RSA, EC or Ed25519, found one that cannot be read".formatted(name));
  }

  /** Returns the parameters inside a SEC 1 key: its curve. */
  private static byte[] curve(String name, byte[] sec1) throws UnusableTlsException {
    try {
      ByteBuffer key = content(ByteBuffer.wrap(sec1));
      while (key.hasRemaining()) {
        int tag = key.get(key.position()) & 0xFF;
        ByteBuffer value = content(key);
        if (tag == CURVE) {
          byte[] curve = new byte[value.remaining()];
          value.get(curve);
          return curve;
        }
      }
    } catch (RuntimeException e) {
      // reported below
    }
    throw new UnusableTlsException(
        "%s must name its curve; convert it with openssl pkcs8 -topk8 -nocrypt".formatted(name));
  }

  /** Returns the content of the next element, and moves behind it. */
  private static ByteBuffer content(ByteBuffer der) {
    der.get();
    int length = der.get() & 0xFF;
    if (length > 0x7F) {
      int bytes = length & 0x7F;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = (length << 8) | (der.get() & 0xFF);
      }
    }
    ByteBuffer content = der.slice(der.position(), length);
    der.position(der.position() + length);
    return content;
  }

  private static byte[] der(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer out = ByteBuffer.allocate(length + 4);
    out.put((byte) tag);
    if (length > 0xFF) {
      out.put((byte) 0x82).put((byte) (length >> 8));
    } else if (length > 0x7F) {
      out.put((byte) 0x81);
    }
    out.put((byte) length);
    for (byte[] part : parts) {
      out.put(part);
    }
    byte[] der = new byte[out.position()];
    out.flip().get(der);
    return der;
  }
}
