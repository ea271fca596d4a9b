/**
 * What tests run on: databases, and the application in processes of its own.
 */
package dev.bulkordering.testing;
