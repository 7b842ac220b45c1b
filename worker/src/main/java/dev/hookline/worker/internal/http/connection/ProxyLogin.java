package dev.hookline.worker.internal.http.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** A worker's credentials at a proxy. */
record ProxyLogin(String username, String password) {

  /** Returns the value of {@code Proxy-Authorization}. */
  String header() {
    byte[] both = (username + ":" + password).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Shows nothing: everything in it is secret. */
  @Override
  public String toString() {
    return "ProxyLogin[]";
  }
}
