/** Agents that live elsewhere: who announced themselves, and the protocol they are asked by. */
@NullMarked
package dev.baton.agent.worker;

import org.jspecify.annotations.NullMarked;
