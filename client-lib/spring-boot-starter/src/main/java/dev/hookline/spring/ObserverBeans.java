package dev.hookline.spring;

import dev.hookline.worker.attempt.AttemptObserver;
import dev.hookline.worker.attempt.BreakerState;
import dev.hookline.worker.attempt.ObservedAttempt;
import dev.hookline.worker.attempt.ObservedWait;
import org.springframework.beans.factory.ObjectProvider;

/** Passes everything on to the observers that are beans of the service. */
final class ObserverBeans implements AttemptObserver {

  private final ObjectProvider<AttemptObserver> beans;

  ObserverBeans(ObjectProvider<AttemptObserver> beans) {
    this.beans = beans;
  }

  @Override
  public void observed(ObservedAttempt attempt) {
    beans.forEach(bean -> bean.observed(attempt));
  }

  @Override
  public void waited(ObservedWait wait) {
    beans.forEach(bean -> bean.waited(wait));
  }

  @Override
  public void breakerChanged(String endpoint, BreakerState state) {
    beans.forEach(bean -> bean.breakerChanged(endpoint, state));
  }
}
