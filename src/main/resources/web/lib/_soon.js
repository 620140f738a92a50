// Calls that come in bursts become one: the first at once, those of the meantime together at its end.

/** Does it at most once in so many milliseconds. */
export function soon(act, millis) {
  let timer = 0;
  let again = false;
  const run = () => {
    again = false;
    act();
    timer = setTimeout(() => {
      timer = 0;
      if (again) run();
    }, millis);
  };
  return () => {
    if (timer) again = true;
    else run();
  };
}
