package dev.hookline.verification.process;

import java.io.IOException;

/** Signals that Java cannot send. */
final class Signals {

  private Signals() {}

  static void send(String name, long pid) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
