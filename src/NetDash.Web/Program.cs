using NetDash.Web.Commands;

return await CommandLine.RunAsync(args, Console.OpenStandardOutput(), Console.Error);
