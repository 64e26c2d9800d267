namespace Pawl.Engine.Analysers;

/// <summary>One file as analysers get it: its content, not the file, so that what is not yet on disk or no longer there can be looked at.</summary>
/// <param name="Path">As reports name it.</param>
public sealed record SourceContent(string Path, ReadOnlyMemory<byte> Bytes);
