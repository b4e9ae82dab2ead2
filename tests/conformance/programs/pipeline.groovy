// Jenkinsfiles read by the Groovy that Jenkins has: paths on standard input, a line of JSON on standard output for each,
// with the environment and the shell scripts. The words of a pipeline are a small stand-in for Jenkins's own.
import groovy.json.JsonOutput

class Pipeline {
    Map environment = [:]
    List scripts = []
    // What Jenkins itself sets.
    Map env = [WORKSPACE_TMP: "/tmp/of/workspace"]

    def within(String only, Closure body) {
        body.delegate = only == "environment" ? new Setting(pipeline: this) : this
        body.resolveStrategy = Closure.DELEGATE_FIRST
        body()
    }

    def agent(it) {}
    def any = "any"
    def sh(String script) { scripts << script }
    def usernamePassword(Map it) { it }
    def sshUserPrivateKey(Map it) { it }
    def file(Map it) { it }
    def withCredentials(List bindings, Closure body) {
        bindings.each { assert it.credentialsId }
        within("steps", body)
    }
    def stage(String name, Closure body) { within("stage", body) }

    // Blocks that only hold others.
    def methodMissing(String name, args) {
        assert name in ["pipeline", "environment", "stages", "steps", "post", "always", "cleanup"], "unknown: $name"
        within(name, args[0])
    }
}

class Setting {
    Pipeline pipeline

    Map getEnv() { pipeline.env }
    def credentials(String id) { "credentials:" + id }
    void propertyMissing(String name, value) { pipeline.environment[name] = value.toString() }
}

System.in.eachLine { path ->
    def answer = [problem: null]
    try {
        def pipeline = new Pipeline()
        def script = new GroovyShell().parse(new File(path))
        script.metaClass.pipeline = { Closure body -> pipeline.within("pipeline", body) }
        script.run()
        answer += [environment: pipeline.environment, scripts: pipeline.scripts]
    } catch (Throwable error) {
        answer.problem = error.toString()
    }
    println JsonOutput.toJson(answer)
}
