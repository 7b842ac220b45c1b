package dev.hookline.internal.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class ByteOrderMarkTest {

  @Test
  void identifiesTheEncoding() {
    assertThat(ByteOrderMark.of("\uFEFF{}".getBytes(UTF_8))).contains("UTF-8");
    assertThat(ByteOrderMark.of("\uFEFF{}".getBytes(UTF_16LE))).contains("UTF-16");
    assertThat(ByteOrderMark.of("\uFEFF{}".getBytes(UTF_16BE))).contains("UTF-16");
    assertThat(ByteOrderMark.of("\uFEFF{}".getBytes(Charset.forName("UTF-32LE"))))
        .contains("UTF-32");
    assertThat(ByteOrderMark.of("\uFEFF{}".getBytes(Charset.forName("UTF-32BE"))))
        .contains("UTF-32");
    assertThat(ByteOrderMark.of("\uFEFF".getBytes(UTF_8))).contains("UTF-8");
  }

  @Test
  void mustBeCompleteAndAtTheStart() {
    assertThat(ByteOrderMark.of(new byte[0])).isEmpty();
    assertThat(ByteOrderMark.of(" \uFEFF{}".getBytes(UTF_8))).isEmpty();
    assertThat(ByteOrderMark.of(new byte[] {(byte) 0xEF, (byte) 0xBB})).isEmpty();
  }
}
