using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>A small table of the panel.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">Rows, each with a cell for every column.</param>
public sealed record DetailTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<DetailCell>> Rows);

/// <summary>A cell of it.</summary>
/// <param name="Text">What it says; text of others, encoded where it is drawn.</param>
/// <param name="Node">What it leads to; null for nothing.</param>
/// <param name="Health">Other than ok where it is bad news.</param>
public sealed record DetailCell(string Text, Node? Node = null, Health Health = Health.Ok);
