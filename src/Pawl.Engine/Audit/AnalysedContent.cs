using Pawl.Analysis;
using Pawl.Analysis.Matching;

namespace Pawl.Engine.Audit;

/// <summary>A content's analysis and its lines.</summary>
internal sealed record AnalysedContent(FileAnalysis Analysis, LineTable Lines);
