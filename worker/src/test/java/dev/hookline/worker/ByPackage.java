package dev.hookline.worker;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Slices by exact package: a pattern of subpackages omits the parent. */
public final class ByPackage implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass one) {
    return SliceIdentifier.of(one.getPackageName());
  }

  @Override
  public String getDescription() {
    return "packages";
  }
}
