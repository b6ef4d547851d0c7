namespace NetDash.EndToEnd.Tests.Packaging.Container;

/// <summary>One build of the image for all tests of it.</summary>
[CollectionDefinition(Name)]
public sealed class PackagedMachineCollection : ICollectionFixture<PackagedMachine>
{
    public const string Name = "The image";
}
