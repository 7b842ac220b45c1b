package dev.hookline.internal.encryption;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.hookline.internal.wire.Bodies;
import dev.hookline.internal.wire.DecryptionException;
import dev.hookline.internal.wire.Names;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.EncodingKeys;
import io.temporal.payload.codec.PayloadCodec;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts whole payloads, metadata included, in the layout of Temporal's samples: 12 bytes of
 * random nonce, then the ciphertext, then 16 bytes of tag. The first key encrypts, all decrypt.
 * Payloads in the clear are returned unchanged, so executions that began without encryption
 * continue.
 */
final class AesGcmCodec implements PayloadCodec {

  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final ByteString ENCODING = ByteString.copyFromUtf8(Names.ENCODING_ENCRYPTED);

  private final SecureRandom random = new SecureRandom();
  private final List<EncryptionKey> keys;

  AesGcmCodec(List<EncryptionKey> keys) {
    this.keys = List.copyOf(keys);
  }

  @Override
  public List<Payload> encode(List<Payload> payloads) {
    if (keys.isEmpty()) {
      return payloads;
    }
    List<Payload> encoded = new ArrayList<>(payloads.size());
    for (Payload payload : payloads) {
      encoded.add(encrypted(payload, keys.get(0)));
    }
    return encoded;
  }

  @Override
  public List<Payload> decode(List<Payload> payloads) {
    if (payloads.stream().noneMatch(Bodies::isEncrypted)) {
      return payloads;
    }
    List<Payload> decoded = new ArrayList<>(payloads.size());
    for (Payload payload : payloads) {
      decoded.add(Bodies.isEncrypted(payload) ? decrypted(payload) : payload);
    }
    return decoded;
  }

  Optional<EncryptionKey> key(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  List<EncryptionKey> keys() {
    return keys;
  }

  private Payload encrypted(Payload payload, EncryptionKey key) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] clear = payload.toByteArray();
    byte[] data = new byte[NONCE_BYTES + clear.length + TAG_BYTES];
    System.arraycopy(nonce, 0, data, 0, NONCE_BYTES);
    try {
      cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(clear, 0, clear.length, data, NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("payload cannot be encrypted by this Java platform", e);
    }
    return Payload.newBuilder()
        .putMetadata(EncodingKeys.METADATA_ENCODING_KEY, ENCODING)
        .putMetadata(Names.METADATA_KEY_ID, ByteString.copyFromUtf8(key.id()))
        .setData(UnsafeByteOperations.unsafeWrap(data))
        .build();
  }

  private Payload decrypted(Payload payload) {
    String id = Bodies.keyId(payload);
    EncryptionKey key = key(id).orElseThrow(() -> DecryptionException.notConfigured(id));
    byte[] data = payload.getData().toByteArray();
    if (data.length < NONCE_BYTES + TAG_BYTES) {
      throw DecryptionException.doesNotFit(id);
    }
    byte[] nonce = Arrays.copyOf(data, NONCE_BYTES);
    try {
      return Payload.parseFrom(
          cipher(Cipher.DECRYPT_MODE, key, nonce)
              .doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES));
    } catch (GeneralSecurityException | InvalidProtocolBufferException e) {
      throw DecryptionException.doesNotFit(id);
    }
  }

  private static Cipher cipher(int mode, EncryptionKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    return cipher;
  }
}
