// A process that a test starts holds every descriptor of this one until it has become its program. A listener that another
// test closes meanwhile would still be there, so one test runs at a time; all take two seconds.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
