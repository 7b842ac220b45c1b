package dev.hookline.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The class path of the tests as jars, since the JVM does not archive classes from directories. */
final class ClassPathJar {

  private ClassPathJar() {}

  /** Creates a jar of a main class and all classes compiled with it. */
  static Path of(Path jar, Class<?> main) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MAIN_CLASS, main.getName());
    write(
        jar, manifest, Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath()));
    return jar;
  }

  /**
   * Creates {@code hookline.jar} with a main class and, next to it in {@code lib}, its class path.
   */
  static Path whole(Path folder, Class<?> main) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    List<String> names = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      String name = "lib/%d.jar".formatted(names.size());
      if (Files.isDirectory(path)) {
        write(folder.resolve(name), new Manifest(), path);
      } else if (Files.exists(path)) {
        Files.copy(path, folder.resolve(name));
      }
      names.add(name);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MAIN_CLASS, main.getName());
    manifest.getMainAttributes().put(Name.CLASS_PATH, String.join(" ", names));
    Path jar = folder.resolve("hookline.jar");
    write(jar, manifest, lib);
    return jar;
  }

  private static void write(Path jar, Manifest manifest, Path classes) throws IOException {
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path source : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(source).toString()));
        Files.copy(source, out);
        out.closeEntry();
      }
    }
  }
}
